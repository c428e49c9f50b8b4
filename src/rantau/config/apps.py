from django.apps import AppConfig


class RantauConfig(AppConfig):
    name = "rantau.config"

    def ready(self) -> None:
        from rantau.config.wiring import wire

        wire()
