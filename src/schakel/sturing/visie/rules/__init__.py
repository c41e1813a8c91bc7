"""What a vision says, how a colour is proposed, and which states its work may have."""
