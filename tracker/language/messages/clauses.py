"""Sentences about corrections: the English one, and it in Arabic, Spanish, French, Russian and Chinese."""

from __future__ import annotations

SENTENCES = {
    "{0} is not {1}": (
        "{0} ليست {1}",
        "{0} no corresponde a {1}",
        "{0} ne correspond pas à {1}",
        "{0} не соответствует {1}",
        "{0} 与 {1} 不对应",
    ),
    "{0} is {1}": (
        "{0} هي {1}",
        "{0} corresponde a {1}",
        "{0} correspond à {1}",
        "{0} соответствует {1}",
        "{0} 与 {1} 对应",
    ),
    "{0} is new": (
        "{0} جديدة",
        "{0} es nueva",
        "{0} est nouvelle",
        "{0} — новое положение",
        "{0} 是新增的",
    ),
    "{0} is dropped": (
        "{0} حُذفت",
        "{0} se ha suprimido",
        "{0} est supprimée",
        "{0} исключено",
        "{0} 已删除",
    ),
}
