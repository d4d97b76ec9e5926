"""The papers around a review meeting: invitations, requests for advice, forms for views, and the agenda."""
