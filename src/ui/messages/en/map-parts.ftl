# The skills map by category.
map-next-lesson = To try next, a lesson:
map-next-task = To try next, on a practice screen:
story-not-said = You have not said yet how sure you feel about this.
table-tried = On a practice screen
table-not-tried = Not tried
