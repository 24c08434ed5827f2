# The practice room, and what practice pages say beside their screens.
practice-room-title = Practice room
practice-room-lead = All made-up screens in one place. Open any of them, in any order.
practice-room-safe = Nothing here is real, nothing is kept, and nothing can go wrong.
practice-room-link = Practice room: all made-up screens, to try on their own
practice-room-module = The lessons for this:
practice-kind-settings = Phone settings
practice-kind-inbox = An inbox
practice-kind-sign-in = A sign-in page
practice-kind-portal = A health portal
practice-kind-store = An app store
practice-kind-video-call = A video call
practice-kind-chatbot = A chatbot
practice-to-room = Back to the practice room
practice-several = { $n ->
   *[other] { $n } of these fit. You can choose one, or all that fit.
}
practice-part = One part of it fits
lesson-sources = Where this comes from
