package jp.mymovie.cost.flood;

import jp.mymovie.cost.price.Figures;

/** Aim of a flood, and the kilobytes of an answer there. */
enum Target {
    PAGE(0),
    ASSET(0),
    SCRIPT(1),
    API(0);

    private final int column;

    Target(int column) {
        this.column = column;
    }

    double kilobytes() {
        return Figures.FLOOD.get("kilobytes an answer", column);
    }
}
