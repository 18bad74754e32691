/** The terms and the privacy policy in English; the Japanese ones are authoritative. */
export default {
  terms: [
    { heading: 'The service', text: 'MyMovie records the films you have seen with a score from 0 to 100. It is free. It is run by an individual and may change or pause without notice. The Japanese text of these terms is authoritative.' },
    { heading: 'What is public', text: ['Your ID, nickname, link, films, scores and whom you follow can be seen by people who are not signed in, unless you hide your list. The days you watched films are seen only if you show them. Only add what may be public.', 'One person has one ID. An ID may not impersonate somebody else.'] },
    { heading: 'What is not allowed', text: 'Anything against the law or public order, infringing the rights of others, overloading the service, or adding and fetching in bulk by machine. Such records may be deleted and such use stopped.' },
    { heading: 'Film facts', text: 'Titles, release dates and pictures come from TMDB. That they are right and current cannot be guaranteed.' },
    { heading: 'Liability', text: 'Except for intent or gross negligence of the operator, there is no liability for damage arising from the use of this service.' },
    { heading: 'Changes', text: 'Changes of these terms are announced on this page. The law of Japan applies.' },
  ],
  privacy: [
    { heading: 'What is kept', text: ['Your e-mail address, for signing in (held by Amazon Cognito, not public).', 'The ID, nickname, link, films, scores and follows you enter (public, unless you hide your list).', 'The days you watched films (seen by you alone, unless you choose to show them). Your birthday (others see your age), notes, and the films you want to watch (seen by you alone).', 'Access records: time, IP address, page, kind of browser.'] },
    { heading: 'What a hidden list hides', text: ['If you hide your list, others no longer see that it exists: neither your page, films and numbers, nor you among followers and in the news of those who follow you. This takes effect within seconds; copies under way may be shown for up to 90 seconds more. It all comes back when you show the list again.', 'Counts and means on the films’ pages are made of public lists alone.'] },
    { heading: 'What it is for', text: 'Only to provide the service and to look into misuse and faults. Not for advertising, and never sold.' },
    { heading: 'Where and how long', text: 'In data centres of AWS in Japan. Copies of what is public lie where AWS passes it on, in Japan and elsewhere, and may be shown for up to 90 seconds after it has been changed, hidden or deleted. Access records vanish by themselves after the time needed to look into faults.' },
    { heading: 'What is put into your browser', text: 'Only your language and theme, the mark that you have signed in before, the state of a sign-in under way, a record you were typing while you sign in again, and the time of your last change. No tracking cookies. Posters are loaded from TMDB directly.' },
    { heading: 'Seeing and deleting it', text: ['You may ask to see, correct or delete what is kept about you: write to us on the contact page. You can export your records and delete your account yourself on the account page.', 'When your account is deleted you are gone for everybody at once, except for the copies named above. Your records, the account you sign in with, and what you left in the counts of films and the news of your followers are deleted within minutes.', 'Your ID alone, without anything else, is held back for 180 days, so that no old link shows somebody else. Sign-ins with the deleted account are refused for 2 days; for that its identifier is kept as long. Backups against faults keep what they hold for up to 35 days.'] },
  ],
};
