# Passkeys of staff: a second step beside the code of the app.
staff-key-title = My passkeys
staff-key-lead = A passkey does what a code of your app does: after your passphrase, the lock of your phone, your computer or a security key lets you in. There is nothing to type.
staff-key-lost = Your app and your recovery codes keep working. They are your way in where there is no passkey.
staff-key-without = This page cannot add a passkey in this browser, or scripts are off. The code of your app is always a way in.
staff-key-in-device = Doorstep: { $name }
staff-key-added = Your passkey is ready. You can use it at your next sign-in.
staff-key-removed = That passkey no longer opens your account. You can also delete it in the settings of your device.
staff-key-again = That did not work, and nothing has changed. Please try once more.
staff-key-too-many = You have ten passkeys already. Remove one first.
staff-key-stopped = Nothing was done. You can try again, or use a code.
staff-key-use = Use a passkey
staff-key-no-match = The passkey did not work, and nothing has changed. Please try once more, or enter a code.
account-second-keys = { $n ->
    [0] Add a passkey
    [one] My passkeys: { $n }
   *[other] My passkeys: { $n }
}
inbox-passkey-added = A passkey was added to your account.
inbox-passkey-added-next = If that was not you, remove it under “My account”, change your passphrase, and tell the person who runs this site.
inbox-passkey-removed = A passkey was removed from your account.
inbox-passkey-removed-next = If that was not you, change your passphrase, and tell the person who runs this site.
kept-table-staff-passkey = My passkeys
kept-why-staff-passkey = A second step at signing in. The key itself is on your device, and not here.
kept-column-label = Its name
kept-column-added-at = Added
