/** The terms and the privacy policy in English; the Japanese ones are authoritative. */
export default {
  terms: [
    { heading: 'The service', text: 'MyMovie records the films you have seen with a score from 0 to 100. It is free. It is run by an individual and may change or pause without notice. The Japanese text of these terms is authoritative.' },
    { heading: 'What is public', text: ['Your ID, nickname, link, films and scores can be seen by people who are not signed in. Only add what may be public.', 'One person has one ID. An ID may not impersonate somebody else.'] },
    { heading: 'What is not allowed', text: 'Anything against the law or public order, infringing the rights of others, overloading the service, or adding and fetching in bulk by machine. Such records may be deleted and such use stopped.' },
    { heading: 'Film facts', text: 'Titles, release dates and pictures come from TMDB. That they are right and current cannot be guaranteed.' },
    { heading: 'Liability', text: 'Except for intent or gross negligence of the operator, there is no liability for damage arising from the use of this service.' },
    { heading: 'Changes', text: 'Changes of these terms are announced on this page. The law of Japan applies.' },
  ],
  privacy: [
    { heading: 'What is kept', text: ['Your e-mail address, for signing in (held by Amazon Cognito, not public).', 'The ID, nickname, link, films and scores you enter (public).', 'Access records: time, IP address, page, kind of browser.'] },
    { heading: 'What it is for', text: 'Only to provide the service and to look into misuse and faults. Not for advertising, and never sold.' },
    { heading: 'Where and how long', text: 'In data centres of AWS in Japan. Copies of what is public lie where AWS passes it on, in Japan and elsewhere, and are shown for a minute and a half at most after it has been changed, hidden or deleted. Access records vanish by themselves after the time needed to look into faults.' },
    { heading: 'What is put into your browser', text: 'Only your language and theme, the state of a sign-in under way and the time of your last change. No tracking cookies. Posters are loaded from TMDB directly.' },
    { heading: 'Seeing and deleting it', text: 'You may ask to see, correct or delete what is kept about you. Backups against faults forget it when their time is over.' },
  ],
};
