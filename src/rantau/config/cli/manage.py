def run(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["rantau manage", *arguments])
    return 0
