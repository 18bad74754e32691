package jp.mymovie.movies.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Lists in memory, as plainly as can be: what the contract means, for tests to compare with. */
public class InMemoryMovieStore implements MovieStore {
    private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

    private final Map<String, Profile> profiles = new HashMap<>();
    private final Map<String, Map<Integer, Entry>> lists = new HashMap<>();
    private final Map<String, Entry> deleted = new HashMap<>();
    private final List<Follow> follows = new ArrayList<>();

    private record Follow(String follower, String followed, Instant at) {}

    private final Map<String, Map<Integer, Wish>> wishes = new HashMap<>();

    @Override
    public synchronized @Nullable Profile profile(String userId) {
        return profiles.get(userId);
    }

    @Override
    public synchronized @Nullable User user(Handle handle) {
        return profiles.values().stream()
                .map(Profile::user)
                .filter(user -> user.handle().equals(handle))
                .findAny()
                .orElse(null);
    }

    @Override
    public synchronized @Nullable User randomUser(RandomGenerator random) {
        List<User> users = profiles.values().stream()
                .map(Profile::user)
                .filter(user -> !user.isPrivate())
                .toList();
        return users.isEmpty() ? null : users.get(random.nextInt(users.size()));
    }

    @Override
    public synchronized UserPage usersByPrefix(String prefix, int limit, @Nullable String after) {
        List<User> found = profiles.values().stream()
                .map(Profile::user)
                .filter(user -> !user.isPrivate() && user.handle().value().startsWith(prefix))
                .sorted(Comparator.comparing(user -> user.handle().value()))
                .filter(user -> after == null || user.handle().value().compareTo(after) > 0)
                .toList();
        List<User> page = found.subList(0, Math.min(limit, found.size()));
        return new UserPage(page, found.size() > limit ? page.getLast().handle().value() : null);
    }

    @Override
    public synchronized Claim claim(User user) {
        if (profiles.containsKey(user.id())) {
            return new Claim.AlreadyNamed();
        }
        if (user(user.handle()) != null) {
            return new Claim.HandleTaken();
        }
        Profile profile = new Profile(user, 1, Totals.NONE);
        profiles.put(user.id(), profile);
        return new Claim.Claimed(profile);
    }

    /** Whether there was such a user. */
    synchronized boolean forget(String userId) {
        lists.remove(userId);
        wishes.remove(userId);
        deleted.keySet().removeIf(key -> key.startsWith(userId));
        for (Follow follow : List.copyOf(follows)) {
            if (follow.follower().equals(userId) || follow.followed().equals(userId)) {
                unfollow(
                        Objects.requireNonNull(profiles.get(follow.follower())).user(),
                        Objects.requireNonNull(profiles.get(follow.followed())).user());
            }
        }
        return profiles.remove(userId) != null;
    }

    @Override
    public synchronized Swap replaceProfile(Profile before, User after) {
        Profile present = profiles.get(before.user().id());
        if (present == null || present.version() != before.version()) {
            return Swap.CHANGED;
        }
        User shown = present.user().shownAs(after.nickname(), after.url(), after.birthday(), after.isPrivate());
        profiles.put(shown.id(), new Profile(shown, present.version() + 1, present.totals()));
        return Swap.DONE;
    }

    @Override
    public synchronized Holding holding(String userId, int tmdbId) {
        Profile profile = profiles.get(userId);
        return new Holding(
                profile == null ? null : profile.user(), list(userId).get(tmdbId), deleted.get(userId + tmdbId));
    }

    @Override
    public synchronized Swap replace(User user, @Nullable Entry before, @Nullable Entry after) {
        Profile profile = profiles.get(user.id());
        if (profile == null) {
            return Swap.GONE;
        }
        int tmdbId = Objects.requireNonNull(after == null ? before : after).tmdbId();
        Entry present = list(user.id()).get(tmdbId);
        if (before == null ? present != null : present == null || present.version() != before.version()) {
            return Swap.CHANGED;
        }
        if (after == null) {
            list(user.id()).remove(tmdbId);
            deleted.put(user.id() + tmdbId, present);
        } else {
            list(user.id()).put(tmdbId, after);
            if (before == null) {
                unwish(user.id(), tmdbId);
            }
        }
        Totals totals = profile.totals().plus(Totals.change(before, after));
        User u = profile.user();
        User next = new User(
                u.id(),
                u.handle(),
                u.nickname(),
                u.url(),
                u.birthday(),
                u.isPrivate(),
                totals.count(),
                u.revision() + 1,
                u.followers(),
                u.following());
        profiles.put(user.id(), new Profile(next, profile.version(), totals));
        return Swap.DONE;
    }

    @Override
    public synchronized boolean wishes(String userId, int tmdbId) {
        return watchlist(userId).containsKey(tmdbId);
    }

    @Override
    public synchronized void wish(String userId, Wish wish) {
        watchlist(userId).putIfAbsent(wish.film().tmdbId(), wish);
    }

    @Override
    public synchronized void unwish(String userId, int tmdbId) {
        watchlist(userId).remove(tmdbId);
    }

    @Override
    public synchronized WishPage watchlist(String userId, int limit, @Nullable String after) {
        List<Wish> rest = watchlist(userId).values().stream()
                .filter(wish -> after == null || wish.key().compareTo(after) < 0)
                .sorted(Comparator.comparing(Wish::key).reversed())
                .toList();
        return new WishPage(rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit);
    }

    private Map<Integer, Wish> watchlist(String userId) {
        return wishes.computeIfAbsent(userId, id -> new HashMap<>());
    }

    @Override
    public synchronized boolean follows(String followerId, String followedId) {
        return follows.stream()
                .anyMatch(f -> f.follower().equals(followerId) && f.followed().equals(followedId));
    }

    @Override
    public synchronized Swap follow(User follower, User followed, Instant at) {
        if (!profiles.containsKey(follower.id()) || !profiles.containsKey(followed.id())) {
            return Swap.GONE;
        }
        if (follows.stream().anyMatch(f -> is(f, follower, followed))) {
            return Swap.CHANGED;
        }
        follows.addFirst(new Follow(follower.id(), followed.id(), at));
        count(follower, 0, 1);
        count(followed, 1, 0);
        return Swap.DONE;
    }

    @Override
    public synchronized Swap unfollow(User follower, User followed) {
        if (!follows.removeIf(f -> is(f, follower, followed))) {
            return Swap.CHANGED;
        }
        count(follower, 0, -1);
        count(followed, -1, 0);
        return Swap.DONE;
    }

    private static boolean is(Follow follow, User follower, User followed) {
        return follow.follower().equals(follower.id()) && follow.followed().equals(followed.id());
    }

    private void count(User user, int followers, int following) {
        Profile p = Objects.requireNonNull(profiles.get(user.id()));
        User u = p.user();
        User next = new User(
                u.id(),
                u.handle(),
                u.nickname(),
                u.url(),
                u.birthday(),
                u.isPrivate(),
                u.count(),
                u.revision(),
                u.followers() + followers,
                u.following() + following);
        profiles.put(u.id(), new Profile(next, p.version(), p.totals()));
    }

    @Override
    public synchronized UserPage following(String userId, int limit, @Nullable String after) {
        return page(f -> f.follower().equals(userId), Follow::followed, limit, after);
    }

    @Override
    public synchronized UserPage followers(String userId, int limit, @Nullable String after) {
        return page(f -> f.followed().equals(userId), Follow::follower, limit, after);
    }

    private UserPage page(Predicate<Follow> which, Function<Follow, String> who, int limit, @Nullable String after) {
        int from = after == null ? 0 : Integer.parseInt(after);
        List<Follow> all = follows.stream()
                .filter(which)
                .sorted(Comparator.comparing(Follow::at).reversed())
                .toList();
        List<Follow> page = all.subList(from, Math.min(from + limit, all.size()));
        return new UserPage(
                page.stream()
                        .map(f -> Objects.requireNonNull(profiles.get(who.apply(f)))
                                .user())
                        .filter(user -> !user.isPrivate())
                        .toList(),
                from + limit < all.size() ? String.valueOf(from + limit) : null);
    }

    @Override
    public synchronized EntryPage entries(String userId, EntryQuery query) {
        List<Entry> all = new ArrayList<>(
                list(userId).values().stream().map(Entry::withoutNote).toList());
        all.sort(order(query));
        List<Entry> rest = query.after() == null
                ? all
                : all.stream().filter(e -> isAfter(e, query)).toList();
        boolean more = rest.size() > query.limit();
        return new EntryPage(more ? rest.subList(0, query.limit()) : rest, more);
    }

    @Override
    public synchronized EntryPage wholeEntries(String userId, int limit, int after) {
        List<Entry> rest = list(userId).values().stream()
                .sorted(Comparator.comparing(entry -> String.valueOf(entry.tmdbId())))
                .filter(entry -> after == 0 || String.valueOf(entry.tmdbId()).compareTo(String.valueOf(after)) > 0)
                .toList();
        return new EntryPage(rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit);
    }

    @Override
    public synchronized LoggedFilm loggedFilm(int tmdbId) {
        Totals totals = Totals.NONE;
        Film film = null;
        for (Map<Integer, Entry> list : lists.values()) {
            Entry entry = list.get(tmdbId);
            if (entry != null) {
                film = entry.film();
                Totals one = Totals.change(null, entry);
                totals = totals.plus(new Totals(one.count(), one.scoreSum(), one.bands(), new TreeMap<>()));
            }
        }
        return new LoggedFilm(film, totals);
    }

    @Override
    public synchronized LogPage loggedBy(int tmdbId, int limit, @Nullable String after) {
        List<Map.Entry<String, LogPage.Item>> all = new ArrayList<>();
        lists.forEach((userId, list) -> {
            Entry entry = list.get(tmdbId);
            if (entry != null) {
                User user = Objects.requireNonNull(profiles.get(userId)).user();
                String place = Sort.REGISTERED.key(entry) + userId;
                all.add(Map.entry(place, new LogPage.Item(user, entry.score(), entry.registeredAt())));
            }
        });
        List<Map.Entry<String, LogPage.Item>> rest = all.stream()
                .filter(item -> after == null || item.getKey().compareTo(after) < 0)
                .sorted(Map.Entry.<String, LogPage.Item>comparingByKey().reversed())
                .toList();
        List<Map.Entry<String, LogPage.Item>> page = rest.subList(0, Math.min(limit, rest.size()));
        return new LogPage(
                page.stream()
                        .map(Map.Entry::getValue)
                        .filter(item -> !item.user().isPrivate())
                        .toList(),
                rest.size() > limit ? page.getLast().getKey() : null);
    }

    private static boolean isAfter(Entry entry, EntryQuery query) {
        return byKey(query).compare(query.sort().key(entry), Objects.requireNonNull(query.after())) > 0;
    }

    private static Comparator<Entry> order(EntryQuery query) {
        return Comparator.comparing(query.sort()::key, byKey(query));
    }

    /** Undated last in either direction. */
    private static Comparator<String> byKey(EntryQuery query) {
        Comparator<String> bytes = Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), BYTES);
        Comparator<String> directed = query.ascending() ? bytes : bytes.reversed();
        return query.sort() == Sort.RELEASE
                ? Comparator.<String, Boolean>comparing(key -> key.startsWith(Sort.UNDATED))
                        .thenComparing(directed)
                : directed;
    }

    private Map<Integer, Entry> list(String userId) {
        return lists.computeIfAbsent(userId, id -> new HashMap<>());
    }
}
