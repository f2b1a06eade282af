"""What is asked: questionnaires, their questions, rules and clauses; immutable and pure."""
