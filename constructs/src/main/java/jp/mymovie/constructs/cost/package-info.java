@NullMarked
package jp.mymovie.constructs.cost;

import org.jspecify.annotations.NullMarked;
