# Classes: the facilitator's page, and joining with the code of a class.
classes-title = My classes
classes-lead = Open a class for half an hour. People in the room join with a code. You see how many joined, and nothing more.
classes-open = Open a class
classes-now = Open now
classes-over = Closed today
classes-one = Class { $code }
classes-open-for = { $n ->
    [one] Open for one more minute
   *[other] Open for { $n } more minutes
}
classes-closed = Closed
classes-joined = { $n ->
    [0] Nobody joined yet
    [one] One person joined
   *[other] { $n } joined
}
class-title = A class
class-how = Join this class
class-go = Go to { $address } and type this code:
class-scan = Or scan the picture with your phone.
class-picture = Picture code that leads to the page for joining this class
class-look = Look again
class-longer = Half an hour more
class-close = Close the class
class-closed = This class is closed
class-closed-words = Its code opens nothing any more. Whoever joined keeps their place.
class-help-title = Somebody lost their card
class-help-words = First ask if they have their spare card, or a phone where their place is open. With either they draw a new card by themselves, and nothing is lost. If not, make a code for them. If this page is on the wall, take it off the wall first.
class-help = New card for someone in my class
class-digits = Read these six digits to the person
class-digits-how = On their own screen they go to { $address }. The digits work for ten minutes, once.
class-digits-what = They get a new card and can go on with the course. What they wrote before stays locked until they find an old card. Nobody else can open it, also not you.
classes-link = My classes
join-class = Class code, if you are in a class
join-class-hint = Eight letters and digits from the big screen. Leave this empty if you are on your own.
join-class-differs = We do not know this code. Look at the big screen again, or leave this empty. A code stops working when its class is closed.
class-wait = Please try again { $when }. Several codes were tried from here. Nothing is lost. Look at the big screen while you wait.
