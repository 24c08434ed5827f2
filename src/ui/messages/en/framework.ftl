# What a clinician can learn: the page of all competencies
framework-domains = The domains
framework-open-all = Open all of them, to read through or to print
