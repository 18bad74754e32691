@NullMarked
package jp.mymovie.constructs.organization.guardrail;

import org.jspecify.annotations.NullMarked;
