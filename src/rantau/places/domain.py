from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1 (names: Unicode CLDR)."""

    code: str
    name_id: str
    name_en: str
    currency: str

    def name(self, language: str) -> str:
        """Name in English for `en`, in Indonesian for every other language of the product."""
        return self.name_en if language == "en" else self.name_id


@dataclass(frozen=True, slots=True)
class Region:
    """A province or regency by its official code (Kepmendagri 300.2.2-2430 of 2025)."""

    code: str
    name: str
    province_code: str
