/** The stage that all services share: alarms, logs, deploy role, and the parts from which a service builds its own stacks. */
@NullMarked
package jp.mymovie.app.service;

import org.jspecify.annotations.NullMarked;
