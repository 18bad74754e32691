package jp.mymovie.assembly.diff;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/**
 * Pairs resources that are gone with those that have come in their place. Of types that hold data: one that has the same
 * name in the same account and region, else the same properties in the same stack, else any of the type in the stack. Of
 * others: a version or deployment, whose logical id ends with a hash of what it is made from.
 */
record Renames(Values before, Values after) {
    /** A resource that is gone and the one in its place. */
    record Pair(Resource before, Resource after) {}

    /** The pairs, each taken out of both lists. */
    List<Pair> take(List<Resource> gone, List<Resource> come) {
        List<Pair> pairs = new ArrayList<>();
        take(gone, come, pairs, (old, young) -> isStateful(old) && sameAccount(old, young) && sameName(old, young));
        take(
                gone,
                come,
                pairs,
                (old, young) -> isStateful(old)
                        && sameStack(old, young)
                        && old.node().path("Properties").equals(young.node().path("Properties")));
        take(gone, come, pairs, (old, young) -> isStateful(old) && sameStack(old, young));
        take(
                gone,
                come,
                pairs,
                (old, young) -> !isStateful(old)
                        && sameStack(old, young)
                        && Paths.plain(old.id()).equals(Paths.plain(young.id())));
        return pairs;
    }

    private static void take(
            List<Resource> gone, List<Resource> come, List<Pair> pairs, BiPredicate<Resource, Resource> alike) {
        for (Resource old : new ArrayList<>(gone)) {
            for (Iterator<Resource> candidates = come.iterator(); candidates.hasNext(); ) {
                Resource young = candidates.next();
                if (old.type().equals(young.type()) && alike.test(old, young)) {
                    pairs.add(new Pair(old, young));
                    candidates.remove();
                    gone.remove(old);
                    break;
                }
            }
        }
    }

    private static boolean isStateful(Resource resource) {
        return Stateful.isStateful(resource.type());
    }

    private static boolean sameAccount(Resource old, Resource young) {
        Stack was = old.stack();
        Stack is = young.stack();
        return was.account().equals(is.account()) && was.region().equals(is.region());
    }

    private boolean sameName(Resource old, Resource young) {
        try {
            return before.name(old).equals(after.name(young));
        } catch (Unsupported e) {
            return false;
        }
    }

    private static boolean sameStack(Resource old, Resource young) {
        return old.stack().name().equals(young.stack().name()) && sameAccount(old, young);
    }
}
