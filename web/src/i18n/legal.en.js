export default { terms: [], privacy: [] };
