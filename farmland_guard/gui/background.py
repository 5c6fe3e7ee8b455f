"""Long casework off the main thread, with progress and cancel, its result or error handed back on the main thread."""

from typing import Any, Callable, Optional, Set

from qgis.core import QgsApplication, QgsTask

from ..domain.errors import Cancelled

Work = Callable[[Callable[[float], bool]], Any]
"""A plain function: gets `progress(fraction 0…1) -> go on?`, returns a result. It touches no QgsProject and no widget."""

_under_way: Set["CaseworkTask"] = set()


class CaseworkTask(QgsTask):
    """Runs one `Work`. Exactly one of the three callbacks is called, on the main thread, unless the task was dropped."""

    def __init__(
        self,
        description: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        cancelled: Optional[Callable[[], None]] = None,
    ) -> None:
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._work = work
        self._done, self._failed, self._cancelled = done, failed, cancelled
        self._result: Any = None
        self._error: Optional[BaseException] = None
        self._dropped = False

    def run(self) -> bool:
        """Called by QGIS in the worker thread."""
        try:
            self._result = self._work(self._progress)
        except Cancelled:
            return False
        except Exception as error:
            # Kept whole for `failed`; an exception that left run() would end the thread unseen.
            self._error = error
            return False
        return True

    def finished(self, _succeeded: bool) -> None:
        """Called by QGIS on the main thread; `_succeeded` says less than what the worker kept."""
        _under_way.discard(self)
        if self._dropped:
            return
        if self._error is not None:
            self._failed(self._error)
        elif not _succeeded:
            if self._cancelled is not None:
                self._cancelled()
        else:
            self._done(self._result)

    def drop(self) -> None:
        """Cancel and call nobody back: the panel that waited for it is going away."""
        self._dropped = True
        self.cancel()

    def _progress(self, fraction: float) -> bool:
        self.setProgress(min(max(fraction, 0.0), 1.0) * 100)
        return not self.isCanceled()


def start(
    description: str,
    work: Work,
    done: Callable[[Any], None],
    failed: Callable[[BaseException], None],
    cancelled: Optional[Callable[[], None]] = None,
    progressed: Optional[Callable[[float], None]] = None,
) -> CaseworkTask:
    """Start `work` and return its task, which can be cancelled. `progressed` gets percent, on the main thread.

    QGIS shows the task in its status bar as well. The task is kept alive here until it has ended.
    """
    task = CaseworkTask(description, work, done, failed, cancelled)
    if progressed is not None:
        task.progressChanged.connect(progressed)
    _under_way.add(task)
    QgsApplication.taskManager().addTask(task)
    return task


def drop_all() -> None:
    """Cancel everything that still runs and wait for it: the plugin is unloaded."""
    for task in list(_under_way):
        task.drop()
    for task in list(_under_way):
        task.waitForFinished(10000)
    _under_way.clear()
