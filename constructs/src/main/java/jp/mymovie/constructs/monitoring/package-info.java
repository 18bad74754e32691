@NullMarked
package jp.mymovie.constructs.monitoring;

import org.jspecify.annotations.NullMarked;
