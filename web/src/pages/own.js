import './account.js';
import './callback.js';
import './import.js';
import './imported.js';
import './me.js';
import './profile.js';
import './tokens.js';
import './welcome.js';
