"""Contacts of help: who can be reached where, for what, and how sure we are."""

from rantau.directory.domain import GROUPS, Contact, ContactGroup, Number
from rantau.directory.phone import contacts_for_phone
from rantau.directory.presenting import contact_as_dict, first_number_as_dict
from rantau.directory.queries import (
    all_contacts,
    contacts_for,
    contacts_in,
    countries_served,
    first_numbers,
    get_contact,
    is_sponsorship_country,
    message_targets,
    revision,
    warm_up,
)
from rantau.directory.services import import_directory

__all__ = [
    "GROUPS",
    "Contact",
    "ContactGroup",
    "Number",
    "all_contacts",
    "contact_as_dict",
    "contacts_for",
    "contacts_for_phone",
    "contacts_in",
    "countries_served",
    "first_number_as_dict",
    "first_numbers",
    "get_contact",
    "import_directory",
    "is_sponsorship_country",
    "message_targets",
    "revision",
    "warm_up",
]
