@NullMarked
package jp.mymovie.constructs.bootstrap;

import org.jspecify.annotations.NullMarked;
