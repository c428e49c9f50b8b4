from rantau.config.cli import main

main()
