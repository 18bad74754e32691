@NullMarked
package jp.mymovie.app.service;

import org.jspecify.annotations.NullMarked;
