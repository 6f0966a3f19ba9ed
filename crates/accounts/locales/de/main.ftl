account = Kunde
