# Words of “My information” for what is shared and for classes.
kept-column-class-id = The class I joined in, as a number drawn at random
kept-column-share-id = Number of the share
