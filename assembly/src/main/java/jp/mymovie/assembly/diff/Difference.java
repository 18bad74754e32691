package jp.mymovie.assembly.diff;

import java.util.List;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;

/** A difference between two assemblies. */
public sealed interface Difference {
    /** Stack, and logical id where it is of a resource. */
    String place();

    /** True if a resource that holds data is replaced, renamed, deleted, or protected less. */
    default boolean endangersData() {
        return false;
    }

    /** A stack that was not there; its resources are differences of their own. */
    record StackAdded(Stack after) implements Difference {
        @Override
        public String place() {
            return after.name();
        }
    }

    /** A stack that is gone, or that is deployed to another account or region now. */
    record StackRemoved(Stack before) implements Difference {
        @Override
        public String place() {
            return before.name();
        }
    }

    /**
     * A template that differs outside of its resources.
     *
     * @param paths such as {@code Outputs.SiteName}
     */
    record StackChanged(Stack before, Stack after, List<String> paths) implements Difference {
        @Override
        public String place() {
            return after.name();
        }
    }

    /** A resource that was not there. */
    record Added(Resource after) implements Difference {
        @Override
        public String place() {
            return after.place();
        }
    }

    /** A resource that is gone. */
    record Removed(Resource before) implements Difference {
        @Override
        public String place() {
            return before.place();
        }

        @Override
        public boolean endangersData() {
            return Stateful.isStateful(before.type()) || Protections.isWayBack(before.type());
        }
    }

    /**
     * A resource that is updated in place, as far as the table of stateful types knows.
     *
     * @param paths properties that differ, such as {@code TimeToLiveSpecification.Enabled}; those of code left out
     * @param code whether the hash of an asset differs
     */
    record Changed(Resource before, Resource after, List<String> paths, boolean code) implements Difference {
        @Override
        public String place() {
            return after.place();
        }
    }

    /**
     * A resource that CloudFormation makes anew, or refuses to change.
     *
     * @param because properties that no update changes, or {@code Type}
     * @param refused whether the update fails and only a new resource, under another logical id, could have them
     */
    record Replaced(Resource before, Resource after, List<String> because, boolean refused) implements Difference {
        @Override
        public String place() {
            return after.place();
        }

        @Override
        public boolean endangersData() {
            return Stateful.isStateful(before.type());
        }
    }

    /**
     * A resource that keeps less of its data, or of a way back to it.
     *
     * @param because what protects less, such as {@code DeletionProtectionEnabled}
     */
    record Weakened(Resource before, Resource after, List<String> because) implements Difference {
        @Override
        public String place() {
            return after.place();
        }

        @Override
        public boolean endangersData() {
            return true;
        }
    }

    /** A resource that holds data and is gone, while one of its type came under another logical id or in another stack. */
    record Renamed(Resource before, Resource after) implements Difference {
        @Override
        public String place() {
            return before.place();
        }

        @Override
        public boolean endangersData() {
            return true;
        }
    }
}
