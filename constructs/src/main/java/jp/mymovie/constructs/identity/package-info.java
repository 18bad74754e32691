@NullMarked
package jp.mymovie.constructs.identity;

import org.jspecify.annotations.NullMarked;
