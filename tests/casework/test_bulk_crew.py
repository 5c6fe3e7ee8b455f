"""Processes beside ours change nothing but the time, and none of what befalls them is lost on the result."""

import os
import sqlite3
import stat
import subprocess
import sys
import time

import pytest

from farmland_guard.casework.bulk import check, crew, patches, tile
from farmland_guard.casework.bulk.check import check_files
from farmland_guard.casework.bulk.tile import LayerFile
from farmland_guard.domain.errors import Cancelled, InputError
from farmland_guard.domain.language import install_translator
from farmland_guard.exchange.gpkg_rows import GeoPackageLayer

from .bulk_county import county, tables


@pytest.fixture(autouse=True)
def small_tiles(monkeypatch):
    monkeypatch.setattr(patches, "_LEAST", 7)
    for module in (patches, check):
        monkeypatch.setattr(module, "WORTH_DIVIDING", 0)


@pytest.fixture
def shared(monkeypatch):
    """Have the batch worked from both ends. The function that is returned lets the process get ready before our first tile is done."""
    for module in (patches, check):
        monkeypatch.setattr(module, "WORTH_DIVIDING", 10000)
        monkeypatch.setattr(module, "WORTH_SHARING", 0)
    work, begun = tile.Worker.work, []

    def slowly(*given):
        begun.append(1)
        if len(begun) == 1:
            time.sleep(1.0)
        return work(*given)

    def give_time():
        monkeypatch.setattr(tile.Worker, "work", slowly)
        return begun

    return give_time


def checked(tmp_path, name, processes, **more):
    base, batch = tmp_path / "base.gpkg", tmp_path / "batch.gpkg"
    if not base.exists():
        county(tmp_path)
    layers = LayerFile(base, "YJJBNTTB"), LayerFile(base, "DLTB")
    report = check_files(LayerFile(batch), *layers, tmp_path / name, processes=processes, **more)
    return report, tables(tmp_path / name)


def without_rows_of_their_own(found):
    figures, pieces = found
    return figures, [{name: value for name, value in piece.items() if name != "fid"} for piece in pieces]


def program(tmp_path, monkeypatch, text):
    """Have this shell script be the Python that the processes are started with."""
    path = tmp_path / "python-of-the-test"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(crew, "interpreter", lambda: path)


def spoilt_worker(tmp_path, monkeypatch, deed, good_tiles=1):
    """Have the processes work so many tiles and then do this in the place of the next one."""
    lines = (
        "import os, signal, time, numpy, farmland_guard.casework.bulk.worker as w",
        "work, done = w._worked, []",
        f"w._worked = lambda *given: {deed} if len(done) == {good_tiles} else (done.append(1), work(*given))[1]",
        "w.main()",
    )
    program(tmp_path, monkeypatch, f"exec {sys.executable} -c '{chr(10).join(lines)}'")


def left_behind(tmp_path):
    return sorted(path.name for path in tmp_path.iterdir() if path.name not in ("base.gpkg", "batch.gpkg", "python-of-the-test"))


@pytest.mark.parametrize("more", [{}, {"piece_polygons": True}, {"method": "planar", "classes": "01"}])
@pytest.mark.parametrize("processes", [1, 3])
def test_the_same_to_the_last_digit_and_in_the_same_order(tmp_path, more, processes):
    alone, alone_found = checked(tmp_path, "alone.gpkg", 0, **more)
    beside, beside_found = checked(tmp_path, "beside.gpkg", processes, **more)
    assert alone.processes == 0 and 0 < beside.processes <= processes
    assert beside_found == alone_found
    assert beside.problems == alone.problems and beside.pieces == alone.pieces > 0
    assert left_behind(tmp_path) == ["alone.gpkg", "beside.gpkg"]


def test_the_same_as_in_one_tile(tmp_path, monkeypatch):
    parts, parts_found = checked(tmp_path, "parts.gpkg", 2)
    monkeypatch.setattr(patches, "_LEAST", 1000)
    whole, whole_found = checked(tmp_path, "whole.gpkg", 0)
    assert parts.processes > 0 == whole.processes and parts.problems == whole.problems
    assert any("P9999" in text or "none" in text for text in whole.problems)
    figures, pieces = without_rows_of_their_own(parts_found)
    assert figures == whole_found[0]
    key = repr
    assert sorted(pieces, key=key) == sorted(without_rows_of_their_own(whole_found)[1], key=key)


@pytest.mark.parametrize("text", ["exit 1", "echo this is no worker", "sleep 3"])
def test_a_program_that_is_no_python_leaves_all_to_us(tmp_path, monkeypatch, text):
    monkeypatch.setattr(crew, "_LONGEST_START_S", 0.5)
    expected = checked(tmp_path, "alone.gpkg", 0)[1]
    program(tmp_path, monkeypatch, text)
    report, found = checked(tmp_path, "beside.gpkg", 2)
    assert report.processes == 0 and found == expected


def test_a_process_that_dies_at_its_second_tile_loses_nothing(tmp_path, monkeypatch):
    expected = checked(tmp_path, "alone.gpkg", 0)[1]
    spoilt_worker(tmp_path, monkeypatch, "os._exit(3)")
    began = []
    work = tile.Worker.work
    monkeypatch.setattr(tile.Worker, "work", lambda *given: began.append(1) or work(*given))
    assert checked(tmp_path, "beside.gpkg", 2)[1] == expected
    assert 0 < len(began) < 9  # the tiles that the two had done were not worked again
    assert left_behind(tmp_path) == ["alone.gpkg", "beside.gpkg"]


def test_a_cancel_ends_processes_at_once_and_leaves_nothing(tmp_path, monkeypatch):
    spoilt_worker(tmp_path, monkeypatch, "time.sleep(60)", good_tiles=0)
    began = time.monotonic()
    with pytest.raises(Cancelled):
        checked(tmp_path, "out.gpkg", 2, progress=lambda _part: time.monotonic() - began < 2)
    assert time.monotonic() - began < 4
    assert left_behind(tmp_path) == []


def test_a_process_that_is_stopped_for_ever_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "_LONGEST_SILENCE_S", 1.0)
    expected = checked(tmp_path, "alone.gpkg", 0)[1]
    spoilt_worker(tmp_path, monkeypatch, "os.kill(os.getpid(), signal.SIGSTOP)")
    report, found = checked(tmp_path, "beside.gpkg", 1)
    assert report.processes == 1 and found == expected
    assert left_behind(tmp_path) == ["alone.gpkg", "beside.gpkg"]


def test_a_process_finds_what_is_found_here_and_nothing_beside_it(tmp_path, monkeypatch):
    """Things in the path that are no paths are there in QGIS; modules in the folder that QGIS happens to be in are not ours."""
    monkeypatch.setattr(sys, "path", [*sys.path, tmp_path, None])
    elsewhere = tmp_path / "Documents"
    elsewhere.mkdir()
    for name in ("json", "numpy", "farmland_guard"):
        (elsewhere / f"{name}.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    assert checked(tmp_path, "out.gpkg", 1)[0].processes == 1


def test_a_file_that_is_held_open_and_a_folder_that_cannot_be_made_cost_nothing(tmp_path, monkeypatch):
    expected = checked(tmp_path, "alone.gpkg", 0)[1]

    unlink = type(tmp_path).unlink

    def held(path, missing_ok=False):
        if path.parent != tmp_path:
            raise PermissionError(path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(type(tmp_path), "unlink", held)
    report, found = checked(tmp_path, "second.gpkg", 1)
    assert report.processes == 1 and found == expected
    monkeypatch.setattr(check, "mkdtemp", lambda **_: os.mkdir(tmp_path / "no" / "such"))
    report, found = checked(tmp_path, "third.gpkg", 1)
    assert report.processes == 0 and found == expected


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux alone")
def test_a_folder_whose_name_was_unpacked_in_another_encoding(tmp_path):
    folder = tmp_path / os.fsdecode("耕地 'a'".encode("gbk"))
    folder.mkdir()
    for file in county(tmp_path)[:2]:
        file.rename(folder / file.name)
    report, found = checked(folder, "beside.gpkg", 1)
    assert report.processes == 1 and found == checked(folder, "alone.gpkg", 0)[1]


@pytest.mark.parametrize("processes", [0, 1])
def test_patches_that_are_deleted_meanwhile_are_one_sentence(tmp_path, processes):
    _, batch, *_ = county(tmp_path)
    connection = sqlite3.connect(batch)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    connection.commit()

    def delete(_part):
        connection.execute("DELETE FROM patches")
        connection.commit()
        return True

    with pytest.raises(InputError, match=r"batch\.gpkg"):
        checked(tmp_path, "out.gpkg", processes, progress=delete)
    connection.close()
    assert left_behind(tmp_path) == []


def test_progress_grows_to_the_end(tmp_path):
    parts = []
    checked(tmp_path, "out.gpkg", 2, progress=lambda part: parts.append(part) or True)
    assert parts[0] == 0 and 0.5 < parts[-1] <= 1


@pytest.mark.parametrize("processes", [1, 2])
def test_progress_never_goes_back_where_a_process_is_lost(tmp_path, monkeypatch, processes):
    spoilt_worker(tmp_path, monkeypatch, "(work(*given), os._exit(3))", good_tiles=0)
    parts = []
    report, _ = checked(tmp_path, "out.gpkg", processes, progress=lambda part: parts.append(part) or True)
    assert report.processes == 0 and parts == sorted(parts) and parts[-1] == 1


@pytest.mark.parametrize(
    "said",
    [
        '"progress", "x"',
        '"done", {}',
        '"done", dict(pieces=0), numpy.zeros((5, 7))',
        '"done", dict(problems=[], pieces=0, base_problems=[], notes=[]), numpy.zeros((5, 1))',
    ],
)
@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_process_that_says_what_it_was_not_asked_is_not_listened_to(tmp_path, monkeypatch, shared, said):
    expected = checked(tmp_path, "alone.gpkg", 0)[1]
    spoilt_worker(tmp_path, monkeypatch, f"given[1].say({said}) or time.sleep(9)")
    shared()
    report, found = checked(tmp_path, "beside.gpkg", 1)
    assert report.processes == 1 and found == expected
    assert left_behind(tmp_path) == ["alone.gpkg", "beside.gpkg"]


def test_what_a_process_says_is_in_the_language_of_the_user(tmp_path):
    install_translator(lambda _context, text: text.replace("the geometry was invalid", "几何无效"))
    try:
        report, (figures, _) = checked(tmp_path, "out.gpkg", 2)
    finally:
        install_translator(lambda _context, text: text)
    assert 0 < report.processes and "几何无效" in figures["bowtie"]["problem"]


def test_a_damaged_base_is_one_sentence(tmp_path):
    base, *_ = county(tmp_path)
    data = bytearray(base.read_bytes())
    for page in range(8, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    base.write_bytes(data)
    with pytest.raises(InputError, match=r"base\.gpkg"):
        checked(tmp_path, "out.gpkg", 2)
    assert left_behind(tmp_path) == []


def test_only_many_patches_are_worth_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "usual_processes", lambda: 2)
    monkeypatch.setattr(check, "WORTH_DIVIDING", 10000)
    assert checked(tmp_path, "few.gpkg", None)[0].processes == 0
    monkeypatch.setattr(check, "WORTH_DIVIDING", 10)
    monkeypatch.setattr(check, "WORTH_SHARING", 10)
    assert checked(tmp_path, "many.gpkg", None)[0].processes > 0


def test_a_batch_worked_from_both_ends_is_the_same_to_the_last_digit(tmp_path, shared):
    alone, alone_found = checked(tmp_path, "alone.gpkg", 0)
    began = shared()
    parts = []
    beside, beside_found = checked(tmp_path, "beside.gpkg", None, progress=lambda part: parts.append(part) or True)
    assert alone.processes == 0 and beside.processes == 1
    assert 0 < len(began) < 7  # the process had some of the seven tiles
    assert beside_found == alone_found and beside.problems == alone.problems
    assert parts == sorted(parts) and 0.5 < parts[-1] <= 1
    assert left_behind(tmp_path) == ["alone.gpkg", "beside.gpkg"]


def test_a_process_that_is_not_ready_in_time_is_not_waited_for(tmp_path, monkeypatch, shared):
    expected = checked(tmp_path, "alone.gpkg", 0)[1]
    program(tmp_path, monkeypatch, "sleep 60")
    began = time.monotonic()
    report, found = checked(tmp_path, "beside.gpkg", 1)
    assert time.monotonic() - began < 5
    assert report.processes == 0 and found == expected
    assert left_behind(tmp_path) == ["alone.gpkg", "beside.gpkg"]


def test_few_patches_with_high_keys_are_worked_from_both_ends_too(tmp_path, monkeypatch, shared):
    """As those that were taken out of a larger layer and kept their numbers."""
    expected = checked(tmp_path, "alone.gpkg", 0)[1]
    monkeypatch.setattr(check, "usual_processes", lambda: 2)
    monkeypatch.setattr(GeoPackageLayer, "last_key", lambda _layer: 10**6)
    program(tmp_path, monkeypatch, "sleep 60")
    began = time.monotonic()
    report, found = checked(tmp_path, "beside.gpkg", None)
    assert time.monotonic() - began < 5
    assert report.processes == 0 and found == expected


def test_what_is_one_tile_waits_for_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(patches, "_LEAST", 1000)
    program(tmp_path, monkeypatch, "sleep 60")
    began = time.monotonic()
    checked(tmp_path, "out.gpkg", 1)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("deed", ["os._exit(3)", "os.kill(os.getpid(), signal.SIGSTOP)"])
@pytest.mark.parametrize("good_tiles", [0, 1])
def test_a_process_lost_at_its_end_of_the_batch_leaves_its_tile_to_us(tmp_path, monkeypatch, shared, deed, good_tiles):
    monkeypatch.setattr(crew, "_LONGEST_SILENCE_S", 0.5)
    expected = checked(tmp_path, "alone.gpkg", 0)[1]
    spoilt_worker(tmp_path, monkeypatch, deed, good_tiles)
    began = shared()
    report, found = checked(tmp_path, "beside.gpkg", 1)
    assert report.processes == min(good_tiles, 1) and found == expected
    assert len(began) == 7 - good_tiles
    assert left_behind(tmp_path) == ["alone.gpkg", "beside.gpkg"]


@pytest.mark.parametrize("after", [0.2, 0.9])
def test_a_cancel_of_a_batch_worked_from_both_ends_leaves_nothing(tmp_path, monkeypatch, shared, after):
    spoilt_worker(tmp_path, monkeypatch, "time.sleep(60)", good_tiles=0)
    shared()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        checked(tmp_path, "out.gpkg", 1, progress=lambda part: part < after / 2 or (after > 0.5 and time.monotonic() - began < 2))
    assert time.monotonic() - began < 5
    assert left_behind(tmp_path) == []


def test_the_python_in_a_bundle_of_macos_is_found_beside_qgis(tmp_path, monkeypatch):
    program = tmp_path / "QGIS.app" / "Contents" / "MacOS" / "bin" / "python3"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path / "where it was built"))
    monkeypatch.setattr(sys, "executable", str(program.parent.parent / "QGIS"))
    assert crew.interpreter() == program


def test_the_python_that_is_found_is_this_one(tmp_path, monkeypatch):
    stranger = tmp_path / "python3"
    stranger.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    stranger.chmod(0o755)
    for executable in (sys.executable, str(stranger), str(tmp_path / "qgis-ltr-bin.exe"), None):
        monkeypatch.setattr(sys, "executable", executable)
        found = crew.interpreter()
        assert found is not None and os.access(found, os.X_OK) and found != stranger
        told = subprocess.run([str(found), "-c", "import sys; print(sys.version)"], capture_output=True, encoding="utf-8", check=True)
        assert told.stdout.strip() == sys.version.strip()
