"""Errors that carry one clear sentence for the user."""


class FarmlandError(Exception):
    """Something the user can put right. `str(error)` is the whole translated sentence."""


class InputError(FarmlandError):
    """A file, row or field that cannot be used; names it and says what to do."""


class Refused(FarmlandError):
    """A move or action that the lifecycle or a guard does not allow; the reason is Chinese domain data."""


class RegisterVersionError(FarmlandError):
    """The register was made by a newer version, or needs an upgrade first."""


class Cancelled(Exception):
    """The user cancelled a long run; nothing was written."""
