"""Knowledge of language: sentences, numbers, times, places, names. No store, no network."""
