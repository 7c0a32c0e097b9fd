"""Reading English: sentences, words, numbers, names, quotes, speakers. Shared by every step."""
