package jp.mymovie.movies.http;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.KeptPage;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.ScriptToken;
import jp.mymovie.movies.domain.ScriptTokens;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.UserPage;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.domain.WishPage;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about the caller, in parts, since a function's answer ends at 6 MB: entries and what was
 * deleted, the watchlist, whom it follows. No secret, nor anything of private users it follows.
 */
final class Archive {
    private static final int ENOUGH_CHARACTERS = 1_000_000;
    /** Of an entry without its note: titles, days and what else there is. */
    private static final int CHARACTERS_OF_AN_ENTRY = 600;

    private static final int ROWS = 250;
    private static final int USERS = 100;

    private final MovieStore store;
    private final Imports imports;
    private final Departures departures;
    private final ScriptTokens tokens;
    private final Cursors cursors;
    private final Clock clock;
    private final Today today;

    Archive(Parts parts) {
        this.store = parts.store();
        this.imports = parts.imports();
        this.departures = parts.departures();
        this.tokens = parts.tokens();
        this.cursors = parts.cursors();
        this.clock = parts.clock();
        this.today = new Today(clock);
    }

    private enum Section {
        ENTRIES,
        WATCHLIST,
        FOLLOWING
    }

    /** A place to go on from. @param after the last one of the section already seen; null for its start */
    private record Place(Section section, @Nullable String after) {
        static final Place START = new Place(Section.ENTRIES, null);

        static Place read(String text) {
            int space = text.indexOf(' ');
            String after = text.substring(space + 1);
            return new Place(Section.valueOf(text.substring(0, space)), after.isEmpty() ? null : after);
        }

        String text() {
            return section + " " + (after == null ? "" : after);
        }
    }

    /** Items of a part, by kind. @param next null at the end */
    private record Part(
            List<KeptPage.Kept> entries,
            List<Wish> wishes,
            List<User> following,
            @Nullable Place next) {}

    Response part(Request request, String userId) {
        Profile profile = store.profile(userId);
        if (profile == null) {
            throw Problem.noProfile(404).thrown();
        }
        String list = "archive " + userId;
        String cursor = Parameters.cursor(request);
        Part part = read(userId, cursor == null ? Place.START : Place.read(cursors.open(list, cursor)));
        String next =
                part.next() == null ? null : cursors.seal(list, part.next().text());
        Response response = answer(profile, cursor == null, part, next)
                .with("content-disposition", "attachment; filename=\"mymovie.json\"");
        return next == null ? response : response.with("link", Links.next("/me/archive", request, next));
    }

    private Part read(String userId, Place from) {
        return switch (from.section()) {
            case ENTRIES -> {
                List<KeptPage.Kept> entries = new ArrayList<>();
                Integer after = from.after() == null ? Integer.valueOf(0) : Integer.valueOf(from.after());
                int size = 0;
                while (after != null && size < ENOUGH_CHARACTERS) {
                    KeptPage page = store.keptEntries(userId, ROWS, after);
                    entries.addAll(page.items());
                    size += page.items().stream()
                            .mapToInt(kept -> size(kept.entry()))
                            .sum();
                    after = page.next();
                }
                Place next = after == null
                        ? new Place(Section.WATCHLIST, null)
                        : new Place(Section.ENTRIES, after.toString());
                yield new Part(entries, List.of(), List.of(), next);
            }
            case WATCHLIST -> {
                WishPage page = store.watchlist(userId, ROWS, from.after());
                Place next = page.more()
                        ? new Place(Section.WATCHLIST, page.items().getLast().key())
                        : new Place(Section.FOLLOWING, null);
                yield new Part(List.of(), page.items(), List.of(), next);
            }
            case FOLLOWING -> {
                UserPage page = store.following(userId, USERS, from.after());
                Place next = page.next() == null ? null : new Place(Section.FOLLOWING, page.next());
                yield new Part(List.of(), List.of(), page.items(), next);
            }
        };
    }

    private static int size(Entry entry) {
        String note = entry.remarks().note();
        return CHARACTERS_OF_AN_ENTRY + (note == null ? 0 : note.length());
    }

    private Response answer(Profile profile, boolean first, Part part, @Nullable String next) {
        String userId = profile.user().id();
        List<Identity> identities = first ? departures.identities(userId) : List.of();
        List<Imports.State> states = first ? imports.all(userId, clock.instant()) : List.of();
        List<ScriptToken> scripts = first ? tokens.of(userId) : List.of();
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeFieldName("profile");
            Json.me(json, profile, today.date());
            json.writeArrayFieldStart("identities");
            for (Identity identity : identities) {
                json.writeStartObject();
                json.writeStringField("issuer", identity.issuer());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tokens");
            for (ScriptToken token : scripts) {
                json.writeStartObject();
                TokenPages.members(json, token);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("imports");
            for (Imports.State state : states) {
                json.writeStartObject();
                ImportStates.members(json, state);
                json.writeEndObject();
            }
            json.writeEndArray();
            for (boolean deleted : new boolean[] {false, true}) {
                json.writeArrayFieldStart(deleted ? "deleted" : "entries");
                for (KeptPage.Kept kept : part.entries()) {
                    if (kept.deleted() == deleted) {
                        Json.ownEntry(json, kept.entry());
                    }
                }
                json.writeEndArray();
            }
            json.writeArrayFieldStart("watchlist");
            for (Wish wish : part.wishes()) {
                Json.wish(json, wish);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("following");
            for (User user : part.following()) {
                Json.user(json, user, today.date());
            }
            json.writeEndArray();
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
    }
}
