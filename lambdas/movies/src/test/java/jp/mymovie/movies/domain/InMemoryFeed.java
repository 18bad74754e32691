package jp.mymovie.movies.domain;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feed as it should be: read from the lists themselves, so that nothing needs to be told. */
public final class InMemoryFeed implements Feed {
    private static final int ALL = 100;

    private final MovieStore store;

    public InMemoryFeed(MovieStore store) {
        this.store = store;
    }

    @Override
    public void tell(String userId, Entry entry) {}

    @Override
    public void catchUp(String followerId, String followedId) {}

    @Override
    public void forget(String followerId, String followedId) {}

    @Override
    public FeedPage page(String userId, int limit, @Nullable String after) {
        List<FeedPage.Item> items = store.following(userId, ALL, null).items().stream()
                .flatMap(author ->
                        store
                                .entries(author.id(), new EntryQuery(Sort.REGISTERED, false, ALL, null, true))
                                .items()
                                .stream()
                                .map(entry -> new FeedPage.Item(author, entry)))
                .sorted(Comparator.comparing(InMemoryFeed::place).reversed())
                .filter(item -> after == null || place(item).compareTo(after) < 0)
                .toList();
        List<FeedPage.Item> page = items.subList(0, Math.min(limit, items.size()));
        return new FeedPage(page, items.size() > limit ? place(page.getLast()) : null);
    }

    private static String place(FeedPage.Item item) {
        return Sort.REGISTERED.key(item.entry()) + "#" + item.user().id();
    }
}
