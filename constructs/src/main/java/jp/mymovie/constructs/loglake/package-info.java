@NullMarked
package jp.mymovie.constructs.loglake;

import org.jspecify.annotations.NullMarked;
