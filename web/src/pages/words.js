import './about.js';
import './contact.js';
import './legal.js';
import './not-found.js';
