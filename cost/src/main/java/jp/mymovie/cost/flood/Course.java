package jp.mymovie.cost.flood;

import java.util.List;

/**
 * Course of a flood.
 *
 * @param told minutes until the first trigger tripped; infinite if none did
 * @param stopped minutes until what it aims at was shut; infinite if it never was
 * @param dollars lost until then, or in the first day where it never was
 * @param ajar whether it goes on through the distribution's own name
 * @param spent US dollars lost after each minute
 */
record Course(double told, double stopped, double dollars, boolean ajar, List<Double> spent) {}
