package jp.mymovie.movies.domain;

/** Where messages to those who run the service are kept, by time. */
public interface Mailbox {
    void keep(Message message);
}
