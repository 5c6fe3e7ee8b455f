"""What a PDF says and how large its pages are, by poppler; tests skip where it is not installed."""

import re
import shutil
import subprocess
import unicodedata

import pytest

# Fonts with one glyph for a character and its radical give the radical back; NFKC knows only some of them.
_RADICALS = str.maketrans("⻚⻓⻔⻅⻉⻋⻢⻥⻩⻬⻰⻄⻘⻆⻛⻜⻁⺟⺠⻨⻮⻣⻤⻦⻝戶", "页长门见贝车马鱼黄齐龙西青角风飞虎母民麦齿骨鬼鸟食户")


def pages_of(pdf, *which):
    """The text of each page as it is written, one after the other."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) reads the text of a PDF")
    first, last = which or (1, 999)
    command = ["pdftotext", "-raw", "-f", str(first), "-l", str(last), str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return unicodedata.normalize("NFKC", text).translate(_RADICALS).split("\f")[:-1]


def squeezed(text):
    """Text without anything that only sets it apart."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def page_sizes(pdf):
    """Width and height of each page in millimetres."""
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo (poppler-utils) reads the pages of a PDF")
    told = subprocess.run(["pdfinfo", "-f", "1", "-l", "999", str(pdf)], capture_output=True, check=True).stdout.decode("utf-8")
    return [
        (round(float(wide) / 72 * 25.4), round(float(high) / 72 * 25.4))
        for wide, high in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", told)
    ]
