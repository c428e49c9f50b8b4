"""The closed list of what a message can be about and how urgent it is. Keys are stable: content, services and statistics use them."""

EMERGENCY, URGENT, ROUTINE = "emergency", "urgent", "routine"
URGENCIES = (EMERGENCY, URGENT, ROUTINE)

# The order decides which topic is answered first when a message names several: nearest to death or captivity first.
DANGER_TOPICS = (
    "suicidal_crisis",
    "medical",
    "physical_violence",
    "sexual_violence",
    "confinement",
    "trafficking",
    "domestic_violence",
    "threats",
)
WORK_TOPICS = (
    "wages", "working_hours", "document_retention", "contract", "overcharging", "accident_insurance", "discrimination",
)  # fmt: skip
STATUS_TOPICS = (
    "undocumented", "legal_process", "repatriation", "lost_passport", "missing_person", "death", "pregnancy_children",
)  # fmt: skip
LIFE_TOPICS = (
    "legal_migration_steps", "agency_check", "training", "remittance", "money_management", "financing",
    "reintegration", "village_services",
)  # fmt: skip
TALK_TOPICS = (
    "mission_contact", "counselling", "rights_general", "privacy", "human", "greeting", "thanks", "out_of_scope",
)  # fmt: skip
TOPICS = DANGER_TOPICS + WORK_TOPICS + STATUS_TOPICS + LIFE_TOPICS + TALK_TOPICS
SMALL_TALK = frozenset({"greeting", "thanks", "out_of_scope"})

MENU = {"danger": DANGER_TOPICS, "work": WORK_TOPICS, "status": STATUS_TOPICS, "life": LIFE_TOPICS}

# Whom to offer when she asks for a person, by what she needs (groups of the directory, in order).
_LABOUR = ("mission", "labour", "legal", "ngo", "home")
PEOPLE_FOR = {
    "suicidal_crisis": ("counselling", "mission", "ngo", "home"),
    "counselling": ("counselling", "ngo", "mission", "home"),
    "medical": ("mission", "ngo", "home"),
    "trafficking": ("mission", "trafficking", "ngo", "home"),
    "sexual_violence": ("women", "mission", "shelter", "legal", "ngo", "home"),
    "domestic_violence": ("women", "shelter", "mission", "legal", "ngo", "home"),
    "physical_violence": ("mission", "women", "shelter", "legal", "ngo", "home"),
    "confinement": ("mission", "women", "ngo", "home"),
    "threats": ("women", "mission", "legal", "home"),
    "legal_process": ("mission", "legal", "ngo", "home"),
    "legal_migration_steps": ("ltsa", "home"),
    "agency_check": ("ltsa", "home"),
    "training": ("ltsa", "home"),
    "village_services": ("ltsa", "home"),
    "reintegration": ("ltsa", "home"),
    **dict.fromkeys(WORK_TOPICS, _LABOUR),
}
PEOPLE_FOR_OTHERS = ("mission", "ngo", "home")


def people_for(topic: str | None) -> tuple[str, ...]:
    """Directory groups of the people who help with `topic`."""
    return PEOPLE_FOR.get(topic or "", PEOPLE_FOR_OTHERS)


def more_urgent(one: str, other: str) -> str:
    """The higher of two urgencies."""
    return min(one, other, key=URGENCIES.index)
