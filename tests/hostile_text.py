"""What people with other aims type into fields, and what must go through all the same."""

HOSTILE = {
    "header": "Fund\r\nBcc: victim@example.org",
    "bare_newline": "Fund\nX-Injected: yes",
    "separator": "Fund\u2028Bcc: victim@example.org",
    "null": "Fund\x00",
    "bell": "Fund\x07",
    "override": "Fund \u202egnp.exe",
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "template": "{{ config }}{% raw %}",
    "formula": '=HYPERLINK("https://evil.example","x")',
    "encoded": "=?utf-8?q?Fund=0D=0ABcc:_victim@example.org?=",
    "long": "x" * 100_000,
}
LEGITIMATE = (
    "O'Brien — très bien",
    "وزارة العدل: لجنة منع الاتجار",
    "5 < 6 & 7 > 3",
    "100% (one = 1)",
    "Zoë Ångström 🤝",
)
ADDRESSES = (
    "a@example.org, b@example.org",
    "a@example.org\r\nBcc: b@example.org",
    "Somebody <a@example.org>",
    "a@example.org;b@example.org",
    "-oQ/tmp@example.org",
    "a@@example.org",
    "a\u202e@example.org",
    "@example.org",
    "a@localhost",
)
"""No address of one person."""
