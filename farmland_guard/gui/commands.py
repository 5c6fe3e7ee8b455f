"""The table of what the toolbar and the menu offer besides panels. A new command is one entry here."""

from dataclasses import dataclass
from typing import Any, Callable, Dict, Tuple

from qgis.PyQt.QtGui import QIcon

from ..domain.language import translate
from .icons import own_icon, theme_icon


@dataclass(frozen=True)
class Command:
    """One entry: `run` gets the desk. `room` is the submenu, a key of `rooms()`.

    `on_bar` puts it on the toolbar too, for the few that are pressed many times a day. A checkable command gets the desk
    and whether it is on.
    """

    name: str
    room: str
    icon: QIcon
    title: str
    tip: str
    run: Callable[..., Any]
    needs_register: bool = True
    on_bar: bool = False
    checkable: bool = False
    shortcut: str = ""


def rooms() -> Dict[str, str]:
    """The submenus in their order; one without commands is not shown."""
    return {
        "register": translate("FarmlandGuard", "Register"),
        "clues": translate("FarmlandGuard", "Clues"),
        "look": translate("FarmlandGuard", "Look"),
        "verdict": translate("FarmlandGuard", "Verdict"),
        "rectification": translate("FarmlandGuard", "Rectification"),
        "delivery": translate("FarmlandGuard", "Delivery"),
        "rules": translate("FarmlandGuard", "Rules"),
    }


def commands() -> Tuple[Command, ...]:
    """All commands in the order of bar and menus; made when the language is known."""
    return (
        Command(
            "open",
            "register",
            theme_icon("mActionFileOpen.svg"),
            translate("FarmlandGuard", "Open register…"),
            translate("FarmlandGuard", "Open a county's register"),
            lambda desk: desk.choose_register(),
            needs_register=False,
        ),
        Command(
            "new",
            "register",
            theme_icon("mActionNewGeoPackageLayer.svg"),
            translate("FarmlandGuard", "New register…"),
            translate("FarmlandGuard", "Make the register of a county"),
            lambda desk: desk.new_register(),
            needs_register=False,
        ),
        Command(
            "base",
            "register",
            theme_icon("mActionAddLayer.svg"),
            translate("FarmlandGuard", "Import base layer…"),
            translate(
                "FarmlandGuard",
                "Take in a version of permanent basic farmland, land use, redline, approved land, nature reserves, plan zones or borders",
            ),
            lambda desk: desk.run_algorithm("importbase", {}),
        ),
        Command(
            "refresh",
            "register",
            theme_icon("mActionRefresh.svg"),
            translate("FarmlandGuard", "Refresh"),
            translate("FarmlandGuard", "Read the register anew"),
            lambda desk: desk.current.changed.emit(),
        ),
        Command(
            "import",
            "clues",
            theme_icon("mActionAddOgrLayer.svg"),
            translate("FarmlandGuard", "Import batch…"),
            translate("FarmlandGuard", "Take a batch of monitoring patches into the register"),
            lambda desk: desk.take_in(),
            on_bar=True,
        ),
        Command(
            "draw",
            "clues",
            own_icon("draw_patch"),
            translate("FarmlandGuard", "Draw patch"),
            translate("FarmlandGuard", "Draw a violation patch on the map (画图斑)"),
            lambda desk, on: desk.draw(on),
            on_bar=True,
            checkable=True,
        ),
        Command(
            "returns",
            "clues",
            theme_icon("mActionAddTable.svg"),
            translate("FarmlandGuard", "Import results of reviewing…"),
            translate("FarmlandGuard", "Put a list exported from a reviewing site beside the register, then write what it says"),
            lambda desk: desk.docks["patches"].present_returns(),
        ),
        Command(
            "swipe",
            "look",
            own_icon("swipe"),
            translate("FarmlandGuard", "Swipe before and after"),
            translate("FarmlandGuard", "Compare the images of both dates by dragging a divider over the map (卷帘)"),
            lambda desk, on: desk.looking.show_swipe(on),
            on_bar=True,
            checkable=True,
        ),
        Command(
            "live",
            "look",
            own_icon("live_area"),
            translate("FarmlandGuard", "Live area while drawing"),
            translate(
                "FarmlandGuard",
                "Show beside the cursor how much permanent basic farmland and cultivated land a polygon takes while it is "
                "drawn or edited",
            ),
            lambda desk, on: desk.live.switch(on),
            on_bar=True,
            checkable=True,
        ),
        Command(
            "images",
            "look",
            theme_icon("mIconRaster.svg"),
            translate("FarmlandGuard", "Images before and after…"),
            translate("FarmlandGuard", "Say which images of both dates belong to a batch"),
            lambda desk: desk.looking.choose_images(),
        ),
        Command(
            "previous",
            "look",
            theme_icon("mActionArrowUp.svg"),
            translate("FarmlandGuard", "Previous case"),
            translate("FarmlandGuard", "Go to the case above in the list"),
            lambda desk: desk.docks["patches"].step(-1),
            shortcut="Alt+PgUp",
        ),
        Command(
            "next",
            "look",
            theme_icon("mActionArrowDown.svg"),
            translate("FarmlandGuard", "Next case"),
            translate("FarmlandGuard", "Go to the case below in the list"),
            lambda desk: desk.docks["patches"].step(1),
            shortcut="Alt+PgDown",
        ),
        Command(
            "time",
            "look",
            theme_icon("temporal.svg"),
            translate("FarmlandGuard", "Play through time"),
            translate("FarmlandGuard", "Set QGIS's time control to the days cases were found and closed"),
            lambda desk: desk.looking.show_time(),
        ),
        Command(
            "sheet_out",
            "delivery",
            theme_icon("mActionOpenTable.svg"),
            translate("FarmlandGuard", "Sheet for a township…"),
            translate("FarmlandGuard", "Write an Excel sheet of cases for a township to fill in"),
            lambda desk: desk.run_algorithm("exportsheet", {}),
        ),
        Command(
            "sheet_in",
            "delivery",
            theme_icon("mActionEditTable.svg"),
            translate("FarmlandGuard", "Take in a filled sheet…"),
            translate("FarmlandGuard", "Compare a sheet that came back, and write what differs"),
            lambda desk: desk.docks["delivery"].choose_sheet(),
        ),
        Command(
            "encoding",
            "delivery",
            theme_icon("mActionLabeling.svg"),
            translate("FarmlandGuard", "Preview the encoding of a shapefile…"),
            translate("FarmlandGuard", "See what the texts of a garbled shapefile are in each encoding"),
            lambda desk: desk.run_algorithm("previewencoding", {}),
        ),
        Command(
            "new_profile",
            "delivery",
            theme_icon("mActionFileNew.svg"),
            translate("FarmlandGuard", "New profile from a sample…"),
            translate("FarmlandGuard", "Draft a delivery profile from a province's empty template"),
            lambda desk: desk.run_algorithm("profilefromsample", {}),
        ),
        *_rectification(),
    )


def _rectification() -> Tuple[Command, ...]:
    """Batch work of rectification: each opens the dialog of its algorithm on the open register."""

    def algorithm(name: str, icon: str, title: str, tip: str) -> Command:
        return Command(
            name, "rectification", theme_icon(icon), title, tip, lambda desk, name=name: desk.run_algorithm(name, {})
        )

    return (
        algorithm(
            "casepacket",
            "mActionSaveAsPDF.svg",
            translate("FarmlandGuard", "Case packets (一斑一档)…"),
            translate("FarmlandGuard", "One numbered folder and one PDF for each case"),
        ),
        algorithm(
            "checkidentities",
            "mActionSum.svg",
            translate("FarmlandGuard", "Check identities…"),
            translate("FarmlandGuard", "Total = rectified + open, rectified = demolished + legalised, by township"),
        ),
        algorithm(
            "checksignatures",
            "mActionShowAllLabels.svg",
            translate("FarmlandGuard", "Check signatures…"),
            translate("FarmlandGuard", "Compare what was signed with what is there now"),
        ),
    )
