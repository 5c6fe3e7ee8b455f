"""Fields that many tables share."""

from typing import Tuple

from ..schema_model import Field


def uid() -> Field:
    """The key other records point at (UUID as text)."""
    return Field("uid", "text", "唯一标识", length=36, required=True, unique=True, read_only=True, hidden=True,
                 default="lower(hex(randomblob(16)))", layer_default="uuid('WithoutBraces')")  # fmt: skip


def signed() -> Tuple[Field, ...]:
    """Who makes this very change, and who made the last one (see ADR 0003)."""
    return (
        Field("edited_by", "text", "本次署名", length=60, layer_default="@user_full_name", default_on_update=True,
              hidden=True, note="随每次修改填写；记入 event 后清空，未填写的修改记为“未署名”"),
        Field("last_edited_by", "text", "最后修改人", length=60, read_only=True, group="记录"),
        Field("last_edited_at", "datetime", "最后修改时间", read_only=True, group="记录"),
    )  # fmt: skip


def area(name: str, alias: str, code: str = "", group: str = "面积") -> Field:
    """A computed area in m², unrounded."""
    return Field(name, "real", alias, code=code, unit="m²", read_only=True, group=group)
