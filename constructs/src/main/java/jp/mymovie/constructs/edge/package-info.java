@NullMarked
package jp.mymovie.constructs.edge;

import org.jspecify.annotations.NullMarked;
