@NullMarked
package jp.mymovie.app.monitoring;

import org.jspecify.annotations.NullMarked;
