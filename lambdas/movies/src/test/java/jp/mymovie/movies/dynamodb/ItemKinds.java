package jp.mymovie.movies.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every kind of item of the table, explained. */
final class ItemKinds {
    /** A kind is a head of name, keys and whether it expires, a line about it, and its attributes, indented. */
    private static final String TEXT = """
            profile | U#<user id> | PROFILE | stays
            A user, with the totals of the list.
              nickname: shown name
              url: the user's own page, where one was given
              birthday: ISO day, where one was given; others see the age
              private: whether others may see nothing of the user
              showsWatched: whether others may see the days films were watched on
              count: films on the list
              revision: one more with each change of the list: its entity tag, with the account's life
              followers: those who are not private
              following: those who are not private
              scoreSum: sum of all scores
              b<n>: entries with a score of n×10 to n×10+9; `b10` is 100
              handle: of the user
              version: of the profile: its entity tag
              minutes: sum of the running times that are known
              g<n>: entries of the films of TMDB's genre n
              y<n>: entries of a year of release, told from 1800 on in base 36: `y5l` is 2001; undated films are year 0, `y-1e0`

            identity of a user | U#<user id> | A#<issuer> <subject> | stays
            An identity that leads to the user; read when the account is deleted.

            entry | U#<user id> | M#<TMDB id> | stays
            A film on a list. A private user's stands under `P#` in the index by film.
              n: note, for the owner's eyes: no index carries it
              r: the score as another service wrote it, its scale before a colon
              o: import and row that have registered it, until the user changes it

            deleted entry | U#<user id> | M#<TMDB id> | expires
            The entry without index keys; can be restored until it expires, and its version goes on after.
              n: as before
              r: as before

            wish | W#<user id> | M#<TMDB id> | stays
            A film on a watchlist, in the index of time alone, and under `P#` in the one by film.
              o: import and row that have brought it

            face | H#<handle> | HANDLE | stays
            A user as looked up by the handle: one read.
              nickname: shown name
              url: the user's own page, where one was given
              birthday: ISO day, where one was given; others see the age
              private: whether others may see nothing of the user
              showsWatched: whether others may see the days films were watched on
              count: films on the list
              revision: one more with each change of the list: its entity tag, with the account's life
              followers: those who are not private
              following: those who are not private
              user: user id

            handle held back | H#<handle> | HANDLE | expires
            Left in place of the face of a deleted account: nobody else may have the handle yet.

            identity | A#<issuer> <subject> | IDENTITY | stays
            Leads from the `iss` and `sub` of a token to a user.
              user: user id

            refused identity | A#<issuer> <subject> | IDENTITY | expires
            Left of a deleted account while tokens of it may live.

            name | NAME#<first two letters> | <handle> | stays
            Finds users who are not private by how the handle begins.

            ticket | RANDOM | <digest of the user id> | stays
            One for each user who is not private and has a film: the draw of a random user.
              handle: of the user

            follow | G#<user id> | U#<other user's id> | stays
            Follower and followed. In the follower's list while the followed is public; under `L#` or, while the follower is private, `K#` in the index by film.
              a: since when, milliseconds

            news | N#<user id> | <place>#<digest> | expires
            Pointer to an entry of somebody followed: the place of the entry by time of registration, which ends with its film, and a digest of its author.
              a: user id of the author

            film | F#<TMDB id> | FILM | expires
            Details of a film; its removal asks TMDB anew.
              overview: text
              countries: ISO 3166-1 codes
              cast: names
              trailer: id of a video on YouTube, where there is one

            totals of a film | F#<TMDB id> | S#<number> | stays
            Public entries of a film, spread over %d shards by user.
              count: entries
              scoreSum: sum of all scores
              b<n>: entries with a score of n×10 to n×10+9; `b10` is 100

            departure | J#<user id> | DELETE | stays
            Job: removes what is left of a deleted account.
              step: one more with each step of the work

            switch | J#<user id> | SHOW#<version> | stays
            Job: follows up a switch between private and public.
              step: one more with each step of the work

            refresh | J#F#<TMDB id> | FILM | stays
            Job: carries what changed of a film into its copies on lists.
              step: one more with each step of the work
              startedAt: ISO time

            import | J#<user id> | IMPORT#<import id> | expires
            Job: looks up and registers the rows of a file, or takes them back.
              step: one more with each step of the work and each command
              digest: of the file
              format: whose file it is
              startedAt: ISO time
              movedAt: ISO time of the last progress
              phase: RUNNING, HELD, FINISHED, STOPPED, FAILED or UNDONE
              order: LOOK, TAKE or UNDO: what it does
              reason: why it failed
              total: rows of the file
              unreadable: those that could not be read
              done: rows registered, kept, left out or taken back
              offered: rows that wait for the user's choice
              failed: rows without a film
              parts: items of rows
              part: the one it goes on from

            turn of an import | I#<user id> | LATEST | expires
            The import of a user that has run last: one runs at a time.
              id: of the import

            rows of an import | I#<user id> | <import id>#R#<number> | expires
            Some rows, and what became of each.
              rows: JSON
              revision: one more with each write
              done: as the job has counted them
              offered: as the job has counted them
              failed: as the job has counted them

            unreadable rows of an import | I#<user id> | <import id>#B#<number> | expires
            Rows that the reader could not take, with reasons.
              rows: JSON

            tokens of a user | U#<user id> | TOKENS | stays
            Lists the user's tokens for scripts, so that one read shows them and a change knows how many there are.
              tokens: of each `id`, `name`, `may` (`r`, `w` or both), `createdAt` and `expiresAt` in seconds
              version: one more with each change

            token | T#<token id> | TOKEN | expires
            What a script's request finds.
              digest: SHA-256 of the secret, in Base64
              name: the user's
              may: `r`, `w` or both
              createdAt: seconds since 1970
              user: user id

            limit | Q#<what is counted> | <seconds of the window>#<number> | expires
            Requests of one sender in one window.
              times: how often

            message | C#<month> | <time>#<random> | expires
            A message to those who run the service.
              category: question, trouble or other
              text: as written
              email: where an answer is wanted

            key of a message | C#KEY#<key> | KEY | expires
            Keeps a message that is sent again from being kept twice.
              digest: of what was sent
            """.formatted(Keys.FILM_SHARDS);

    static final List<ItemKind> ALL =
            Stream.of(TEXT.split("\n\n")).map(ItemKinds::read).toList();

    private ItemKinds() {}

    private static ItemKind read(String text) {
        List<String> lines = text.lines().toList();
        String[] head = lines.get(0).split(" \\| ", -1);
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String line : lines.subList(2, lines.size())) {
            int colon = line.indexOf(": ");
            meanings.put(line.substring(0, colon).strip(), line.substring(colon + 2));
        }
        return new ItemKind(head[0], head[1], head[2], head[3].equals("expires"), lines.get(1), meanings);
    }
}
