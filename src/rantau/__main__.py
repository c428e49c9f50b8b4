from rantau.config.cli import main

if __name__ == "__main__":  # a child process that learns the model imports this file without running it
    main()
