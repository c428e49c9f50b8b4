"""Countries and Indonesian regions: codes and names that every module shares. Read once from data/, never changed at run time."""

from rantau.places.domain import Country, Region
from rantau.places.queries import countries, country, province, provinces, regencies, regency

__all__ = ["Country", "Region", "countries", "country", "province", "provinces", "regencies", "regency"]
