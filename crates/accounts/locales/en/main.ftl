account = Account
