"""A visit as the sheets of a workbook: what each sheet and column holds, and how rows become a visit file and back."""
