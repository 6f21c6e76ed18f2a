/** The French sentence that goes with each stable code. None of them repeats what was typed. */
const messages: Record<string, string> = {
  already_member: 'Cette personne fait déjà partie de l’établissement.',
  bad_signature: 'La signature du message est refusée.',
  before_birth: 'La date de la consultation précède la naissance du patient.',
  body_too_large: 'Le message dépasse un mégaoctet.',
  conflict: 'Cet enregistrement existe déjà ou a changé entre-temps.',
  date_in_future: 'Une date est dans le futur.',
  date_in_past: 'Une date est déjà passée.',
  duplicate_id: 'Un autre enregistrement porte déjà cet identifiant.',
  forbidden: 'Votre rôle ne permet pas cette action.',
  grant_exceeds_own: 'On ne peut donner que des droits que l’on a soi-même.',
  invalid_input: 'Une réponse n’est pas acceptée.',
  last_administrator: 'C’est le dernier administrateur de l’établissement : nommez-en d’abord un autre.',
  malformed_json: 'Le message n’est pas un document JSON lisible.',
  method_not_allowed: 'Cette méthode n’est pas prévue ici.',
  missing_field: 'Une réponse nécessaire manque.',
  name_taken: 'Ce nom ou ce code est déjà pris.',
  not_found: 'Cet élément n’existe pas, ou pas dans votre établissement.',
  nothing_to_change: 'Rien n’est à modifier.',
  own_membership: 'Personne ne change ses propres droits : demandez à un autre administrateur.',
  role_in_use: 'Ce rôle est encore porté par quelqu’un ou par une invitation.',
  server_unavailable: 'Le serveur ne répond pas pour le moment.',
  session_expired: 'Votre session a expiré ou n’est pas reconnue.',
  stale_revision: 'Quelqu’un a modifié cette fiche entre-temps.',
  text_too_long: 'Un texte est trop long.',
  unexpected: 'Une erreur inattendue est survenue.',
  unknown_destination: 'Cet établissement ne peut pas recevoir la référence.',
  unknown_field: 'Une réponse n’est pas reconnue par le serveur.',
  unknown_role: 'Ce rôle n’existe pas dans cet établissement.',
  unknown_term: 'Ce diagnostic n’est plus dans la liste.',
  wrong_step: 'Cette étape n’est plus possible : la référence a avancé entre-temps.',
}

/** The sentence for a code; for one that has none, the general sentence of its status. */
export function messageOf(code: string, status: number): string {
  const general = status === 403 ? 'forbidden' : status < 500 ? 'invalid_input' : 'unexpected'
  return messages[code] ?? messages[general] ?? ''
}
